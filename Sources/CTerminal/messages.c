// Keeps libraries' messages off the screen: stderr goes to an unnamed file and is shown afterwards.
#include "internal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int store = -1;
static int standard_error = -1;
static volatile sig_atomic_t diverted = 0;

enum { REPLAY_LIMIT = 64 * 1024 };

// Not in a signal handler. The parent calls it before the split, so that both sides share the file.
void ct_messages_prepare(void) {
  if (store >= 0 || !isatty(STDERR_FILENO)) return;
  const char *folder = getenv("TMPDIR");
  char path[4096];
  int length = snprintf(
      path, sizeof path, "%s/convscope-messages-XXXXXX", folder && *folder ? folder : "/tmp");
  if (length < 0 || (size_t)length >= sizeof path) return;
  int file = mkstemp(path);
  if (file < 0) return;
  unlink(path);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_APPEND);
  store = file;
}

// Not in a signal handler.
void ct_messages_divert(void) {
  ct_messages_prepare();
  if (store < 0 || diverted) return;
  if (standard_error < 0) standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (standard_error < 0) return;
  if (dup2(store, STDERR_FILENO) >= 0) diverted = 1;
}

void ct_messages_restore(void) {
  if (!diverted) return;
  diverted = 0;
  dup2(standard_error, STDERR_FILENO);
}

// Shows the end of what was written and empties the file, so that the parent does not show it again.
void ct_messages_replay(void) {
  if (store < 0) return;
  off_t end = lseek(store, 0, SEEK_END);
  off_t place = end > REPLAY_LIMIT ? end - REPLAY_LIMIT : 0;
  char bytes[1024];
  while (place < end) {
    ssize_t count = pread(store, bytes, sizeof bytes, place);
    if (count <= 0) break;
    ct_write_all(STDERR_FILENO, bytes, (size_t)count);
    place += count;
  }
  if (end > 0) (void)!ftruncate(store, 0);
}
