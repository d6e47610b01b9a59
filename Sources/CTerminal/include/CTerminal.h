// The terminal for Swift: opaque cells, rows and keys. curses.h is seen only by this target's .c files.
#ifndef CONVSCOPE_CTERMINAL_H
#define CONVSCOPE_CTERMINAL_H

#endif
