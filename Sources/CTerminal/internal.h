// What the files of this target share. Everything here is safe to use in a signal handler unless it says otherwise.
#ifndef CONVSCOPE_CTERMINAL_INTERNAL_H
#define CONVSCOPE_CTERMINAL_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

// How to give the terminal back. Lives in memory that the supervising parent shares.
typedef struct {
  // The screen is ours: whoever sees us die writes `restore` and sets `modes`.
  volatile sig_atomic_t active;
  volatile sig_atomic_t has_modes;
  struct termios modes;
  volatile int restore_length;
  char restore[1024];
} ct_lease;

extern ct_lease *ct_current_lease;

// guard.c
void ct_guard_remember_modes(void);
void ct_guard_install(void);
void ct_guard_remove(void);
void ct_lease_restore(void);
void ct_write_all(int descriptor, const char *bytes, size_t count);
int ct_in_foreground(void);

// events.c
void ct_events_install(void);
void ct_events_remove(void);
void ct_stop_self(void);

// messages.c: stderr while the screen is ours
void ct_messages_prepare(void);
void ct_messages_divert(void);
void ct_messages_restore(void);
void ct_messages_replay(void);

// pairs.c
void ct_pairs_open(int32_t colors, int32_t limit);
void ct_pairs_close(void);
int ct_pair(int32_t foreground, int32_t background);

#endif
