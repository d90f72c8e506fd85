/** Tests of how mails leave. */
@NullMarked
package io.github.mfa4j.examples.auth.mail;

import org.jspecify.annotations.NullMarked;
