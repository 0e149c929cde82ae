#define _GNU_SOURCE
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "Internal.h"

// Swift's own handlers would print into the screen and ask a question there, so ours come after
// them: restore the terminal, then die as if nobody had caught the signal.
static const int fatal_signals[] = {
    SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS,
    // Nothing here sends these, but they would end the process as well.
    SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

static struct sigaction before[FATAL_SIGNALS];
// A stack of its own: the fault may be that the normal one is used up.
static char stack[64 * 1024];

static void crashed(int number) { cc_end_by(number); }

void crash_open(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternate, NULL);
  }
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < FATAL_SIGNALS; i++) {
    sigaction(fatal_signals[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(fatal_signals[i], &action, NULL);
  }
}

void crash_close(void) {
  for (int i = 0; i < FATAL_SIGNALS; i++) sigaction(fatal_signals[i], &before[i], NULL);
}

_Noreturn void cc_end_by(int number) {
  modes_undo_at_once();
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigaction(number, &action, NULL);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  // The first process of a container has no default actions.
  _exit(128 + number);
}
