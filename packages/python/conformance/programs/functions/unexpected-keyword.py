def connect(host, port=80):
    return host, port


connect("here", prot=8080)
