/**
 * For an application with Micrometer: a listener that counts and times what happens to factors, without anything of a user.
 */
@NullMarked
package io.github.mfa4j.micrometer;

import org.jspecify.annotations.NullMarked;
