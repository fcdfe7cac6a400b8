/*
 * The command in the wheel: a few lines that call the library in the Python package, so that the wheel holds
 * all of dross once.
 *
 * pip puts this file into the bin folder of an environment and the package into one of the folders below,
 * beside dross-VERSION.dist-info. DROSS_LIBRARY names another library, as it does for the package.
 */
#include <dlfcn.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const folders[] = {
    "lib/python3*/site-packages",         "lib64/python3*/site-packages",
    "lib/python3*/dist-packages",         "local/lib/python3*/dist-packages",
    "lib/pypy3*/site-packages",           ".",
};

/* The library of this version below the folder that `bin` is in. */
static char *find(const char *prefix) {
  for (size_t index = 0; index < sizeof folders / sizeof *folders; index++) {
    char pattern[PATH_MAX];
    int length = snprintf(
        pattern, sizeof pattern, "%s/%s/dross-" DROSS_VERSION ".dist-info", prefix, folders[index]);
    if (length < 0 || (size_t)length >= sizeof pattern) continue;
    glob_t found;
    if (glob(pattern, 0, NULL, &found) != 0) continue;
    for (size_t place = 0; place < found.gl_pathc; place++) {
      char *end = strrchr(found.gl_pathv[place], '/');
      *end = 0;
      char *path = NULL;
      if (asprintf(&path, "%s/dross/libdross.so", found.gl_pathv[place]) < 0) return NULL;
      if (access(path, R_OK) == 0) return path;
      free(path);
    }
    globfree(&found);
  }
  return NULL;
}

int main(int count, char **arguments) {
  char *library = getenv("DROSS_LIBRARY");
  if (!library) {
    char prefix[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", prefix, sizeof prefix - 1);
    if (length > 0) {
      prefix[length] = 0;
      for (int step = 0; step < 2; step++) {
        char *end = strrchr(prefix, '/');
        if (end) *end = 0;
      }
      library = find(prefix);
    }
  }
  if (!library) {
    fputs("dross: error: the Python package of dross " DROSS_VERSION " is not beside this program\n", stderr);
    return 2;
  }
  void *handle = dlopen(library, RTLD_NOW);
  int (*entry)(int, char **) = NULL;
  if (handle) *(void **)&entry = dlsym(handle, "dross_main");
  if (!entry) {
    fprintf(stderr, "dross: error: %s\n", dlerror());
    return 2;
  }
  return entry(count, arguments);
}
