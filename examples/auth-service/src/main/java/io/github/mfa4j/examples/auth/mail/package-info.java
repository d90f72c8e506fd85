/** How mails leave: over the mail server, or into a folder while there is none. */
@NullMarked
package io.github.mfa4j.examples.auth.mail;

import org.jspecify.annotations.NullMarked;
