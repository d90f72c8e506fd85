/** What people see in a browser: the two steps of a login, their security, and the administrators' view of everybody's. */
@NullMarked
package io.github.mfa4j.examples.auth.pages;

import org.jspecify.annotations.NullMarked;
