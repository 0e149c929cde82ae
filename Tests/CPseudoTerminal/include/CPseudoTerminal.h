#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

// The calls that Swift's Glibc module leaves out.

// Opens a pseudo-terminal; 0, or errno. `name` takes the path of the slave.
int cpt_open(int *controller, int *terminal, char *name, size_t capacity);
// Starts a program with the terminal of that name as its controlling one; 0, or errno.
int cpt_spawn(pid_t *process, const char *path, char *const arguments[], char *const environment[],
              const char *terminal);

#endif
