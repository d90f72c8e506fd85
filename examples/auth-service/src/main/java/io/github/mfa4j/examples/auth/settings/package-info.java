/**
 * For whoever runs the service: environment variables become properties, and whatever is wrong with them is told at once before
 * anything starts.
 */
@NullMarked
package io.github.mfa4j.examples.auth.settings;

import org.jspecify.annotations.NullMarked;
