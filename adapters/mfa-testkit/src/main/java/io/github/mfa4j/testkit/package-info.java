/**
 * For tests of an application: a clock that stands still, users, a sender and an authenticator app to play with, a scan for
 * leaked secrets, and threads that begin together.
 */
@NullMarked
package io.github.mfa4j.testkit;

import org.jspecify.annotations.NullMarked;
