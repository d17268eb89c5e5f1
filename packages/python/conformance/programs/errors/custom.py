class AppError(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class NotFound(AppError):
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


try:
    raise NotFound(404, "no such page")
except AppError as error:
    print(error, repr(error), error.args, error.code)
raise NotFound(500, "uncaught")
