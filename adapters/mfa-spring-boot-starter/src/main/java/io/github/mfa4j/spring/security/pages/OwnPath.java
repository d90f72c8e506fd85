package io.github.mfa4j.spring.security.pages;

/** A path of the application's own. Anything else in a link or a form could lead a user who has just logged in elsewhere. */
final class OwnPath {

    private OwnPath() {}

    /** Wants a slash, and after it none, nor what browsers take for one (WHATWG URL section 4.4, "path or authority state"). */
    static String check(String what, String path) {
        boolean own = path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
        if (!own) {
            throw new IllegalArgumentException(
                    what + " is \"" + path + "\", allowed is a path that begins with one slash");
        }
        return path;
    }
}
