/**
 * Operations on real stores beside Spring Security and beside the bare driver, by a plain harness: what is measured is mostly
 * the waiting for a server, so the time that passes counts.
 */
@NullMarked
package io.github.mfa4j.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
