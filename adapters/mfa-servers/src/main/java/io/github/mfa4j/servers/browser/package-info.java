/**
 * For the tests of this build: pages in Debian's Chromium, and pictures of them. A module that uses it has Selenium on its
 * class path, which does not come with this one.
 */
@NullMarked
package io.github.mfa4j.servers.browser;

import org.jspecify.annotations.NullMarked;
