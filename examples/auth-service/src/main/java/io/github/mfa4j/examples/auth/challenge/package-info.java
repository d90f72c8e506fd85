/** What the library answers, over HTTP: challenges opened and codes judged, for whatever they are needed. */
@NullMarked
package io.github.mfa4j.examples.auth.challenge;

import org.jspecify.annotations.NullMarked;
