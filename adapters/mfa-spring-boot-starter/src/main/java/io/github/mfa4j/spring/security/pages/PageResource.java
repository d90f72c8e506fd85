package io.github.mfa4j.spring.security.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files beside these classes. */
final class PageResource {

    private PageResource() {}

    static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(PageResource.class.getResourceAsStream(name), () -> name + " is missing")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
