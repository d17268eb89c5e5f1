class Lamp:
    def __init__(self, name):
        self.name = name
        print('on', name)

    def __del__(self):
        print('off', self.name)


a = Lamp('desk')
b = a
del a
print('still held by b')
del b
print('gone')

c = Lamp('hall')
c = Lamp('stairs')
print('rebound')
c = None
print('none left')

Lamp('nobody')
print('after an expression statement')


def use():
    inner = Lamp('inner')
    print('using', inner.name)


use()
print('after the call')


def hand_out():
    made = Lamp('made')
    return made


hand_out()
print('result dropped')
kept = hand_out()
print('result kept', kept.name)

lamps = [Lamp(1), Lamp(2), Lamp(3)]
del lamps[1]
print('one less')
lamps[0] = None
print('replaced')
lamps.clear()
print('cleared')

table = {'x': Lamp('x'), 'y': Lamp('y')}
table.pop('x')
print('popped')
table['y'] = 1
print('overwritten')


class Box:
    pass


box = Box()
box.lamp = Lamp('in the box')
box.lamp = 0
print('attribute overwritten')
box.lamp = Lamp('again')
del box
print('box dropped')

at_exit = Lamp('at exit')
print('end of the program')
