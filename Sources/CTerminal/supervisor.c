// A parent that outlives the program and puts the terminal right after SIGKILL, out of memory, or a stack overflow on a
// thread without a signal stack, none of which the dying process can handle itself.
//
// fork without exec, first thing in main: no thread exists yet, nothing is linked a second time, and it costs well under
// a millisecond. The parent never returns into Swift.
#include "internal.h"
#include "include/CTerminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static volatile pid_t child = 0;
static volatile sig_atomic_t continued = 0;

// The terminal sends its signals to the whole group, so the child already has those; what somebody sent to this
// process alone is passed on.
static void forward(int number, siginfo_t *info, void *context) {
  (void)context;
  int saved = errno;
  if (number == SIGCONT) continued = 1;
  int personal = info && info->si_code <= 0;
  if (child > 0 && (personal || number == SIGTERM || number == SIGHUP)) kill(child, number);
  errno = saved;
}

static void set_parent_signals(void) {
  static const int forwarded[] = {
      SIGINT, SIGQUIT, SIGTSTP, SIGTERM, SIGHUP, SIGCONT, SIGUSR1, SIGUSR2};
  struct sigaction action = {.sa_sigaction = forward, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof forwarded / sizeof forwarded[0]; i++) {
    sigaction(forwarded[i], &action, NULL);
  }
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGTTOU, &ignore, NULL);
  sigaction(SIGTTIN, &ignore, NULL);
  sigaction(SIGPIPE, &ignore, NULL);
}

// The child has stopped; so do we, and only now, or the shell would take the terminal while the child still draws.
static void stop_too(void) {
  if (ct_current_lease->active && ct_in_foreground()) {
    // Stopped from outside (SIGSTOP): it could not tidy up, and will repaint when continued.
    ct_lease_restore();
  }
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
  continued = 0;
  sigaction(SIGTSTP, &standard, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  // Without a shell the kernel ignores the stop; then whoever stopped the child continues it.
  if (continued) kill(child, SIGCONT);
}

static const char *meaning(int number) {
  switch (number) {
  case SIGSEGV: return "invalid memory access (SIGSEGV)";
  case SIGBUS: return "invalid memory access (SIGBUS)";
  case SIGILL: return "a failed check (SIGILL)";
  case SIGTRAP: return "a failed check (SIGTRAP)";
  case SIGABRT: return "it aborted (SIGABRT)";
  case SIGFPE: return "an arithmetic error (SIGFPE)";
  case SIGSYS: return "a forbidden system call (SIGSYS)";
  case SIGKILL: return "killed from outside, or out of memory (SIGKILL)";
  case SIGQUIT: return "it was told to quit (SIGQUIT)";
  default: return NULL;
  }
}

static void say(const char *program, int number) {
  if (number == SIGINT || number == SIGTERM || number == SIGHUP || number == SIGPIPE) return;
  const char *known = meaning(number);
  char unknown[32];
  snprintf(unknown, sizeof unknown, "signal %d", number);
  char text[256];
  int length = snprintf(
      text, sizeof text, "%s ended unexpectedly: %s.\nThe terminal has been restored.\n", program,
      known ? known : unknown);
  if (length > 0) ct_write_all(STDERR_FILENO, text, strnlen(text, sizeof text));
}

static void wait_for_child(const char *program) {
  for (;;) {
    int status = 0;
    pid_t ended = waitpid(child, &status, WUNTRACED);
    if (ended < 0 && errno == EINTR) continue;
    if (ended < 0) _exit(1);
    if (WIFSTOPPED(status)) {
      stop_too();
      continue;
    }
    if (ct_in_foreground()) ct_lease_restore();
    ct_messages_replay();
    if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
    say(program, WTERMSIG(status));
    _exit(128 + WTERMSIG(status));
  }
}

static ct_lease *shared_lease(void) {
  void *memory =
      mmap(NULL, sizeof(ct_lease), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void ct_supervise(const char *program_name) {
  ct_lease *lease = shared_lease();
  if (!lease) return;
  ct_current_lease = lease;
  ct_guard_remember_modes();
  ct_messages_prepare();
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(SIGCHLD, &standard, NULL);

  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t split = fork();
  if (split > 0) {
    child = split;
    set_parent_signals();
    sigprocmask(SIG_SETMASK, &before, NULL);
    wait_for_child(program_name);
  }
#ifdef __linux__
  if (split == 0) {
    prctl(PR_SET_PDEATHSIG, SIGHUP);
    if (getppid() != parent) raise(SIGHUP);
  }
#else
  (void)parent;
#endif
  sigprocmask(SIG_SETMASK, &before, NULL);
}
