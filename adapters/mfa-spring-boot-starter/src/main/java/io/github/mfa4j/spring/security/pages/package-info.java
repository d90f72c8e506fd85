/**
 * For a Spring application that asks for a second factor: the pages of that step, their views and how to replace them.
 *
 * <p>A {@link io.github.mfa4j.spring.security.pages.MfaPages} turns a view into HTML.
 * {@link io.github.mfa4j.spring.security.pages.DefaultMfaPages} is the one of this library, in English and Spanish, with its
 * style and script as {@link io.github.mfa4j.spring.security.pages.PageAsset}s: nothing inline, nothing from elsewhere, complete
 * without JavaScript, so that it works under
 * {@code default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';
 * frame-ancestors 'none'}.
 */
@NullMarked
package io.github.mfa4j.spring.security.pages;

import org.jspecify.annotations.NullMarked;
