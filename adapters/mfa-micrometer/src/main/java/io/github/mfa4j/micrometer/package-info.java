/**
 * Metrics for applications: a listener that counts and times what happens to factors.
 */
@NullMarked
package io.github.mfa4j.micrometer;

import org.jspecify.annotations.NullMarked;
