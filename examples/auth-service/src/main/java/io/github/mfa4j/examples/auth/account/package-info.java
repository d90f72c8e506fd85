/** Users: who they are, how they register, their passwords, and how everything of theirs goes. */
@NullMarked
package io.github.mfa4j.examples.auth.account;

import org.jspecify.annotations.NullMarked;
