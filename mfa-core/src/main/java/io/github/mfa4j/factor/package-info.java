/**
 * For authors of a new kind of factor: the guard every factor shares, the pure transition and its commit loop.
 *
 * <p>A kind of factor supplies {@link io.github.mfa4j.factor.FactorRules}; counting, locking, voiding and committing
 * happen around them, once, for every factor.
 */
@NullMarked
package io.github.mfa4j.factor;

import org.jspecify.annotations.NullMarked;
