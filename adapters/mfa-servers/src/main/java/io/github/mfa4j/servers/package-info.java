/**
 * For the tests of this build: real servers, each a process of its own, started from Maven artifacts on a free loopback
 * port, as any user and as root, without Docker. A test kills, restarts and closes what it started; what all tests of a JVM
 * share ends with the JVM.
 *
 * <p>Where a server cannot be started the test fails with one line that says why, unless {@code -Dmfa.servers=optional} is
 * given: then it is skipped with that line. Linux on x86-64 only.
 */
@NullMarked
package io.github.mfa4j.servers;

import org.jspecify.annotations.NullMarked;
