// The screen: the only user of curses besides pairs.c. curses finds what has changed and moves the cursor; keys are read
// as bytes and decoded in Swift.
#include "internal.h"
#include "include/CTerminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// term.h makes macros of common words.
#undef columns
#undef lines

// Mouse buttons and SGR coordinates, bracketed paste, synchronised output.
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define FRAME_BEGIN "\033[?2026h"
#define FRAME_END "\033[?2026l"

static SCREEN *screen = NULL;
static bool has_modes = false;
static bool mouse_wanted = false;
static int cursor_x = -1, cursor_y = 0;
static int cursor_shown = -1;
static cchar_t *line = NULL;
static int line_capacity = 0;

bool ct_use_locale(void) {
  // Only the character type: numbers keep their decimal point.
  setlocale(LC_CTYPE, "");
  const char *codeset = nl_langinfo(CODESET);
  return codeset && (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0);
}

bool ct_is_terminal(int descriptor) { return isatty(descriptor); }

static const char *capability(const char *name) {
  const char *text = tigetstr(name);
  return text == NULL || text == (char *)-1 ? NULL : text;
}

ct_terminal_facts ct_describe(const char *name) {
  ct_terminal_facts facts = {0};
  int error = 0;
  if (!name || !*name || setupterm(name, STDOUT_FILENO, &error) != OK) return facts;
  facts.known = true;
  facts.can_address_cursor = capability("cup") != NULL;
  facts.has_modes = capability("kmous") != NULL;
  int colors = tigetnum("colors");
  facts.colors = colors > 0 && capability("setaf") ? colors : 0;
  del_curterm(cur_term);
  return facts;
}

// MARK: restore bytes

static ct_lease *collecting = NULL;

static int collect(int byte) {
  if (collecting->restore_length < (int)sizeof collecting->restore) {
    collecting->restore[collecting->restore_length++] = (char)byte;
  }
  return byte;
}

static void collect_text(const char *text) {
  for (; text && *text; text++) collect((unsigned char)*text);
}

static void collect_capability(const char *name) {
  const char *text = capability(name);
  if (text) tputs(text, 1, collect);
}

static void prepare_restore(int rows) {
  collecting = ct_current_lease;
  collecting->restore_length = 0;
  if (has_modes) collect_text(FRAME_END MOUSE_OFF PASTE_OFF);
  collect_capability("rmacs");
  collect_capability("sgr0");
  collect_capability("op");
  collect_capability("cnorm");
  if (capability("rmcup")) {
    collect_capability("rmcup");
  } else {
    char *bottom = tiparm(capability("cup"), rows - 1, 0);
    if (bottom) tputs(bottom, 1, collect);
    collect_text("\r\n");
  }
  collect_capability("rmkx");
}

// MARK: taking and giving back

static void send(const char *text) { ct_write_all(STDOUT_FILENO, text, strlen(text)); }

static void enter_modes(void) {
  if (has_modes) send(PASTE_ON);
  if (has_modes && mouse_wanted) send(MOUSE_ON);
}

static void leave_modes(void) {
  if (has_modes) send(MOUSE_OFF PASTE_OFF);
}

// Keys as they are typed, without flow control (Ctrl-S would look like a hang) and literal-next.
static void set_terminal_modes(void) {
  cbreak();
  noecho();
  nonl();
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR);
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  }
  def_prog_mode();
}

ct_open_result ct_open(const char *name, bool colors, bool mouse) {
  if (screen) return CT_FAILED;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NOT_A_TERMINAL;
  ct_terminal_facts facts = ct_describe(name);
  if (!facts.known) return CT_UNKNOWN_TERMINAL;
  if (!facts.can_address_cursor) return CT_NO_CURSOR_ADDRESSING;

  ct_guard_remember_modes();
  ct_events_install();
  ct_guard_install();
  screen = newterm(name, stdout, stdin);
  if (!screen) {
    ct_guard_remove();
    ct_events_remove();
    return CT_FAILED;
  }
  has_modes = facts.has_modes;
  mouse_wanted = mouse;
  prepare_restore(LINES);
  ct_messages_divert();
  ct_current_lease->active = 1;

  set_terminal_modes();
  keypad(stdscr, TRUE);
  typeahead(-1);
  set_escdelay(25);
  if (colors && has_colors() && start_color() == OK) {
    use_default_colors();
    ct_pairs_open(COLORS, COLOR_PAIRS);
  }
  cursor_shown = -1;
  ct_set_cursor(-1, 0);
  enter_modes();
  int columns, rows;
  ct_size(&columns, &rows);
  ct_resize(columns, rows);
  return CT_OPENED;
}

void ct_close(void) {
  if (!screen) return;
  leave_modes();
  curs_set(1);
  endwin();
  // Again from the saved copies: modes that we changed behind curses' back.
  ct_current_lease->active = 0;
  if (ct_current_lease->has_modes) tcsetattr(STDIN_FILENO, TCSANOW, &ct_current_lease->modes);
  delscreen(screen);
  screen = NULL;
  ct_pairs_close();
  free(line);
  line = NULL;
  line_capacity = 0;
  ct_guard_remove();
  ct_events_remove();
  ct_messages_restore();
  ct_messages_replay();
}

void ct_suspend(void) {
  if (!screen) return;
  leave_modes();
  curs_set(1);
  endwin();
  ct_current_lease->active = 0;
  ct_messages_restore();
  ct_stop_self();
  ct_messages_divert();
  ct_resume();
}

void ct_resume(void) {
  if (!screen) return;
  // In the background this stops us again until the shell gives us the terminal.
  if (!ct_in_foreground()) ct_stop_self();
  // Left already, unless it was stopped without a word.
  if (!isendwin()) endwin();
  reset_prog_mode();
  ct_current_lease->active = 1;
  enter_modes();
  cursor_shown = -1;
  int columns, rows;
  ct_size(&columns, &rows);
  ct_resize(columns, rows);
  ct_forget_screen();
}

void ct_set_mouse(bool enabled) {
  mouse_wanted = enabled;
  if (screen && has_modes) send(enabled ? MOUSE_ON : MOUSE_OFF);
}

// MARK: size

static int number_from_environment(const char *name, int otherwise) {
  const char *text = getenv(name);
  long number = text ? strtol(text, NULL, 10) : 0;
  return number > 0 && number < 10000 ? (int)number : otherwise;
}

void ct_size(int *columns, int *rows) {
  struct winsize window = {0};
  bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0;
  bool usable = known && window.ws_col > 0 && window.ws_row > 0;
  *columns = usable ? window.ws_col : number_from_environment("COLUMNS", 80);
  *rows = usable ? window.ws_row : number_from_environment("LINES", 24);
}

void ct_resize(int columns, int rows) {
  if (!screen || (columns == COLS && rows == LINES)) return;
  resizeterm(rows, columns);
  prepare_restore(rows);
  ct_forget_screen();
}

// MARK: painting

static attr_t attributes_of(uint32_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CT_BOLD) attributes |= A_BOLD;
  if (bits & CT_DIM) attributes |= A_DIM;
  if (bits & CT_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CT_REVERSE) attributes |= A_REVERSE;
  return attributes;
}

// What curses can place: the row's columns must stay where the caller put them.
static wchar_t placeable(const ct_cell *cell, bool next_is_its_right_half) {
  uint32_t scalar = cell->scalar;
  if (scalar >= 0x20 && scalar < 0x7F) return (wchar_t)scalar;
  if (scalar == 0) return L' ';
  int width = wcwidth((wchar_t)scalar);
  if (width == 1) return (wchar_t)scalar;
  return width == 2 && next_is_its_right_half ? (wchar_t)scalar : L'?';
}

static void place(cchar_t *out, wchar_t scalar, const ct_cell *cell) {
  int32_t foreground = cell->foreground;
  // An invisible character costs a colour change and shows nothing.
  if (foreground >= 0 && foreground == cell->background) {
    if (!(cell->attributes & CT_REVERSE)) foreground = -1;
    scalar = wcwidth(scalar) == 2 ? scalar : L' ';
  }
  int pair = ct_pair(foreground, cell->background);
  wchar_t text[2] = {scalar, 0};
#if NCURSES_EXT_COLORS
  setcchar(out, text, attributes_of(cell->attributes), (short)(pair > 32767 ? 0 : pair), &pair);
#else
  setcchar(out, text, attributes_of(cell->attributes), (short)pair, NULL);
#endif
}

void ct_set_row(int y, const ct_cell *cells, int count) {
  if (!screen || y < 0 || y >= LINES) return;
  if (count > COLS) count = COLS;
  if (count > line_capacity) {
    cchar_t *longer = realloc(line, (size_t)count * sizeof *line);
    if (!longer) return;
    line = longer;
    line_capacity = count;
  }
  int length = 0;
  for (int x = 0; x < count; x++) {
    bool right_half_follows = x + 1 < count && cells[x + 1].scalar == 0;
    wchar_t scalar = placeable(&cells[x], right_half_follows);
    place(&line[length++], scalar, &cells[x]);
    if (scalar >= 0x80 && wcwidth(scalar) == 2) x++;
  }
  mvwadd_wchnstr(stdscr, y, 0, line, length);
}

void ct_set_cursor(int x, int y) {
  cursor_x = x;
  cursor_y = y;
}

void ct_forget_screen(void) {
  if (screen) clearok(curscr, TRUE);
}

static void show_cursor(void) {
  bool wanted = cursor_x >= 0 && cursor_x < COLS && cursor_y >= 0 && cursor_y < LINES;
  leaveok(stdscr, !wanted);
  if (wanted) wmove(stdscr, cursor_y, cursor_x);
  if (wanted != cursor_shown) curs_set(wanted);
  cursor_shown = wanted;
}

void ct_flush(void) {
  if (!screen) return;
  if (has_modes) send(FRAME_BEGIN);
  show_cursor();
  wnoutrefresh(stdscr);
  doupdate();
  if (has_modes) send(FRAME_END);
}
