// Gives the terminal back whatever happens to this process, short of SIGKILL (see supervisor.c).
//
// A crash handler may call almost nothing, so the bytes and modes that restore the terminal are worked out beforehand.
// Replacing the Swift runtime's handlers also keeps its interactive backtracer from holding a raw terminal; whoever
// sets SWIFT_BACKTRACE gets that handler, after the terminal has been restored.
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static ct_lease own_lease;
ct_lease *ct_current_lease = &own_lease;

static const int fatal_signals[] = {
    SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT, SIGSYS};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0] };
static struct sigaction earlier[FATAL_COUNT];
static bool installed = false;
static bool wants_backtrace = false;
static char signal_stack[64 * 1024];

void ct_write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {descriptor, POLLOUT, 0};
      if (poll(&ready, 1, 1000) <= 0) return;
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

// Whether this process may use the terminal; writing from the background would spoil another program's screen.
int ct_in_foreground(void) { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

void ct_lease_restore(void) {
  ct_lease *lease = ct_current_lease;
  if (!lease->active) return;
  lease->active = 0;
  ct_write_all(STDOUT_FILENO, lease->restore, (size_t)lease->restore_length);
  if (!lease->has_modes) return;
  // Mouse reports and half-read keys must not reach the shell.
  tcflush(STDIN_FILENO, TCIFLUSH);
  tcsetattr(STDIN_FILENO, TCSANOW, &lease->modes);
}

// Not in a signal handler.
void ct_guard_remember_modes(void) {
  ct_lease *lease = ct_current_lease;
  if (lease->has_modes) return;
  lease->has_modes = tcgetattr(STDIN_FILENO, &lease->modes) == 0;
}

static const struct sigaction *earlier_action(int number) {
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (fatal_signals[i] == number) return &earlier[i];
  }
  return NULL;
}

static void die(int number) {
  int saved = errno;
  ct_lease_restore();
  ct_messages_restore();
  ct_messages_replay();
  const struct sigaction *next = wants_backtrace ? earlier_action(number) : NULL;
  if (next) {
    sigaction(number, next, NULL);
  } else {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(number, &standard, NULL);
  }
  errno = saved;
  // Pending until this handler returns; a faulting instruction faults again by itself.
  raise(number);
}

static void restore_at_exit(void) {
  ct_lease_restore();
  ct_messages_restore();
  ct_messages_replay();
}

void ct_guard_install(void) {
  static bool registered = false;
  if (!registered) registered = atexit(restore_at_exit) == 0;
  if (installed) return;
  installed = true;
  const char *backtrace = getenv("SWIFT_BACKTRACE");
  wants_backtrace = backtrace && *backtrace;
  stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = die, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &action, &earlier[i]);
}

void ct_guard_remove(void) {
  if (!installed) return;
  installed = false;
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &earlier[i], NULL);
}
