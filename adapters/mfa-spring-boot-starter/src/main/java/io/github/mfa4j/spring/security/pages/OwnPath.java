package io.github.mfa4j.spring.security.pages;

/** A path of the application's own. Anything else in a link or a form could lead a user who has just logged in elsewhere. */
final class OwnPath {

    private OwnPath() {}

    static String check(String what, String path) {
        if (!isOne(path)) {
            throw new IllegalArgumentException(
                    what + " is \"" + path + "\", allowed is a path that begins with one slash");
        }
        return path;
    }

    /** A slash, and after it none, nor what browsers take for one or leave out (WHATWG URL section 4.4). */
    static boolean isOne(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
    }
}
