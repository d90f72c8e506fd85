/** The one cipher that challenge tokens and enrolled secrets share. Not exported. */
@NullMarked
package io.github.mfa4j.crypto;

import org.jspecify.annotations.NullMarked;
