/**
 * For tests: a clock that stands still, users, a sender and an authenticator app to play with, and a scan for leaked secrets.
 */
@NullMarked
package io.github.mfa4j.testkit;

import org.jspecify.annotations.NullMarked;
