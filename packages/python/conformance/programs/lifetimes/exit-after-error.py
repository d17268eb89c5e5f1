class Noisy:
    def __del__(self):
        print('del', self.name)


def work():
    local = Noisy()
    local.name = 'local'
    raise RuntimeError('stop')


top = Noisy()
top.name = 'global'
work()
