/**
 * Sending well, for applications: another provider when one fails, and notices of what happens to a user's factors.
 */
@NullMarked
package io.github.mfa4j.messages;

import org.jspecify.annotations.NullMarked;
