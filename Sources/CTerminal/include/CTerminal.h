// The terminal for Swift: opaque cells, rows and bytes. curses.h is seen only by this target's .c files.
//
// All functions are for the main thread, but for ct_wake, which any thread may call.
#ifndef CONVSCOPE_CTERMINAL_H
#define CONVSCOPE_CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// One cell: colours are -1 for the terminal's own, 0-255 for indexed ones, 0x1000000|rgb for true colour.
// Scalar 0 is the right half of a wide character.
typedef struct {
  uint32_t scalar;
  int32_t foreground;
  int32_t background;
  uint32_t attributes;
} ct_cell;

enum { CT_BOLD = 1, CT_DIM = 2, CT_UNDERLINE = 4, CT_REVERSE = 8 };
enum { CT_TRUE_COLOR = 0x1000000 };

// What terminfo says about a terminal name; asking sends nothing.
typedef struct {
  bool known;
  bool can_address_cursor;
  // Understands xterm's private modes: mouse, bracketed paste, synchronised output.
  bool has_modes;
  int32_t colors;
} ct_terminal_facts;

typedef enum {
  CT_OPENED = 0,
  CT_UNKNOWN_TERMINAL,
  CT_NO_CURSOR_ADDRESSING,
  CT_NOT_A_TERMINAL,
  CT_FAILED
} ct_open_result;

// Sets the character type from the environment; true when the locale's encoding is UTF-8.
bool ct_use_locale(void);
ct_terminal_facts ct_describe(const char *name);
bool ct_is_terminal(int descriptor);

// Takes the terminal over: guard, signals, stderr and screen. Undone by ct_close, exit() and fatal signals.
ct_open_result ct_open(const char *name, bool colors, bool mouse);
void ct_close(void);
// Hands the terminal to the shell, stops this process, and takes the terminal back once continued.
void ct_suspend(void);
// Takes the terminal back after somebody else stopped and continued this process.
void ct_resume(void);
void ct_set_mouse(bool enabled);

void ct_size(int *columns, int *rows);
void ct_resize(int columns, int rows);
void ct_set_row(int y, const ct_cell *cells, int count);
// Column below 0 hides the cursor.
void ct_set_cursor(int x, int y);
// The next flush repaints every cell.
void ct_forget_screen(void);
void ct_flush(void);

// Waiting and signals.
enum { CT_INPUT = 1, CT_SIGNAL = 2, CT_WOKEN = 4, CT_HANGUP = 8 };
enum {
  CT_INTERRUPT = 1,
  CT_TERMINATE = 2,
  CT_HANGUP_SIGNAL = 4,
  CT_STOP = 8,
  CT_CONTINUE = 16,
  CT_WINDOW_CHANGE = 32
};
// Waits for input, a signal or ct_wake; a negative timeout waits for ever. Clears what woke it but not the signals.
int ct_wait(int timeout_milliseconds);
// Signals that arrived since the last call.
int ct_take_signals(void);
// Reads what has been typed: bytes read, 0 when there is nothing, -1 when the terminal is gone.
int ct_read(uint8_t *bytes, int capacity);
void ct_wake(void);

// Splits the process: the parent waits, restores the terminal after any death of the child, and ends with its
// status; the child returns. Call it first in main, before there are threads.
void ct_supervise(const char *program_name);

#endif
