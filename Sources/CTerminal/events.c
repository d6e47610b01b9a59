// Turns signals and other threads' wishes into something that poll can wait for.
//
// A handler sets its flag and writes one byte to a pipe. The flags carry the meaning, so a full pipe loses nothing.
#include "internal.h"
#include "include/CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <unistd.h>

static const struct {
  int number;
  int flag;
} watched[] = {
    {SIGINT, CT_INTERRUPT}, {SIGTERM, CT_TERMINATE}, {SIGHUP, CT_HANGUP_SIGNAL},
    {SIGTSTP, CT_STOP},     {SIGCONT, CT_CONTINUE},  {SIGWINCH, CT_WINDOW_CHANGE},
};
enum { WATCHED_COUNT = sizeof watched / sizeof watched[0] };

static struct sigaction earlier[WATCHED_COUNT];
static struct sigaction earlier_pipe_action;
static int pipe_ends[2] = {-1, -1};
static int installed = 0;
static atomic_int arrived = 0;
static atomic_int woken = 0;

static void ring(void) {
  int saved = errno;
  if (pipe_ends[1] >= 0) (void)!write(pipe_ends[1], "!", 1);
  errno = saved;
}

static void note(int number) {
  for (int i = 0; i < WATCHED_COUNT; i++) {
    if (watched[i].number == number) atomic_fetch_or(&arrived, watched[i].flag);
  }
  ring();
}

void ct_wake(void) {
  if (atomic_exchange(&woken, 1) == 0) ring();
}

static void watch(int i, struct sigaction *old) {
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(watched[i].number, &action, old);
}

void ct_events_install(void) {
  if (pipe_ends[0] < 0 && pipe(pipe_ends) == 0) {
    for (int i = 0; i < 2; i++) {
      fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
      fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    }
  }
  if (installed) return;
  installed = 1;
  for (int i = 0; i < WATCHED_COUNT; i++) watch(i, &earlier[i]);
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGPIPE, &ignore, &earlier_pipe_action);
  if (atomic_load(&woken)) ring();
}

// The pipe stays open: another thread may be about to wake us.
void ct_events_remove(void) {
  if (!installed) return;
  installed = 0;
  for (int i = 0; i < WATCHED_COUNT; i++) sigaction(watched[i].number, &earlier[i], NULL);
  sigaction(SIGPIPE, &earlier_pipe_action, NULL);
}

// Stops as a program that knows nothing of signals would. Returns once continued; at once where no shell could ever
// continue us, because the kernel then ignores the signal.
void ct_stop_self(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigaction(SIGTSTP, &standard, NULL);
  sigprocmask(SIG_UNBLOCK, &stop, &before);
  raise(SIGTSTP);
  sigprocmask(SIG_SETMASK, &before, NULL);
  for (int i = 0; i < WATCHED_COUNT; i++) {
    if (watched[i].number == SIGTSTP && installed) watch(i, NULL);
  }
  atomic_fetch_and(&arrived, ~(CT_CONTINUE | CT_STOP));
}

int ct_take_signals(void) { return atomic_exchange(&arrived, 0); }

static void empty_pipe(void) {
  char bytes[64];
  while (read(pipe_ends[0], bytes, sizeof bytes) > 0) {
  }
}

int ct_wait(int timeout_milliseconds) {
  struct pollfd sources[2] = {{STDIN_FILENO, POLLIN, 0}, {pipe_ends[0], POLLIN, 0}};
  int count = poll(sources, 2, timeout_milliseconds < 0 ? -1 : timeout_milliseconds);
  int result = 0;
  if (count > 0) {
    if (sources[0].revents & POLLIN) result |= CT_INPUT;
    if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) result |= CT_HANGUP;
    if (sources[1].revents & POLLIN) empty_pipe();
  }
  if (atomic_exchange(&woken, 0)) result |= CT_WOKEN;
  if (atomic_load(&arrived)) result |= CT_SIGNAL;
  return result;
}

int ct_read(uint8_t *bytes, int capacity) {
  struct pollfd ready = {STDIN_FILENO, POLLIN, 0};
  if (poll(&ready, 1, 0) <= 0) return 0;
  ssize_t count = read(STDIN_FILENO, bytes, (size_t)capacity);
  if (count > 0) return (int)count;
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
  return -1;
}
