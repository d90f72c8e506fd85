/** An installation to measure, for the benchmarks of this module. */
@NullMarked
package io.github.mfa4j.benchmarks.rig;

import org.jspecify.annotations.NullMarked;
