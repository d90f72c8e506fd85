package io.github.mfa4j.servers.browser;

import java.util.List;

/**
 * What a page is shown on.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param phone whether the page may set its own scale, as on a phone
 * @param scheme the colours that its owner prefers: {@code light} or {@code dark}
 */
public record Screen(String name, int width, int height, boolean phone, String scheme) {

    /** The width at which nothing may scroll sideways (WCAG 2.2 section 1.4.10). */
    public static final Screen NARROW = new Screen("narrow", 320, 640, true, "light");

    /** Those of the pictures in the documents. */
    public static final List<Screen> PICTURED = List.of(
            new Screen("phone", 360, 640, true, "light"),
            new Screen("phone", 360, 640, true, "dark"),
            new Screen("desktop", 1024, 768, false, "light"),
            new Screen("desktop", 1024, 768, false, "dark"));

    @Override
    public String toString() {
        return name + ", " + scheme;
    }
}
