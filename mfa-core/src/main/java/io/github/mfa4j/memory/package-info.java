/**
 * For one process and for tests: stores that keep everything in memory, bounded, and forget it at exit.
 */
@NullMarked
package io.github.mfa4j.memory;

import org.jspecify.annotations.NullMarked;
