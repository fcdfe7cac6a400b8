// ICU is reached from C++ only (Sources/CDrossICU); this target carries its link flags.
