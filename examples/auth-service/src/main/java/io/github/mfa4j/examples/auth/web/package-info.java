/** What all routes share: who may call them and how often, what errors look like, and headers. */
@NullMarked
package io.github.mfa4j.examples.auth.web;

import org.jspecify.annotations.NullMarked;
