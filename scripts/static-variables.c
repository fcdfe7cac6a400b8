/* Stand-ins for variables of the C library: see static-libraries.sh. */
#include <stdio.h>

FILE *dross_stdin, *dross_stdout, *dross_stderr;
/* dross asks for no time zone. */
long dross_timezone;
char *dross_tzname[2] = {"UTC", "UTC"};

__attribute__((constructor)) static void fill(void) {
  dross_stdin = stdin;
  dross_stdout = stdout;
  dross_stderr = stderr;
}
