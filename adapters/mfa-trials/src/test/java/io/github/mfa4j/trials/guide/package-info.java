/** For the reader of {@code docs/adapters.md}: the code that it shows, and the proof that it works. */
@NullMarked
package io.github.mfa4j.trials.guide;

import org.jspecify.annotations.NullMarked;
