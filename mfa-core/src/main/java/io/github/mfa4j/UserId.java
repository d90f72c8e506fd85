package io.github.mfa4j;

/**
 * The stable identifier of a user, unique within a tenant.
 *
 * <p>Compared exactly: {@code Alice}, {@code alice} and {@code "alice "} are three users. Use a key that never changes and
 * is never given to somebody else, not a mail address.
 *
 * @param tenant the name space, empty for an application with only one; up to 255 characters
 * @param id the user within it, 1 to 255 characters
 */
public record UserId(String tenant, String id) {

    private static final int MAX_LENGTH = 255;

    /**
     * Checks both parts.
     *
     * @param tenant the name space, empty for an application with only one; up to 255 characters
     * @param id the user within it, 1 to 255 characters
     * @throws IllegalArgumentException if a part is too long, holds a control character or half a surrogate pair, or the id
     *     is empty
     */
    public UserId {
        check("tenant", tenant, 0);
        check("id", id, 1);
    }

    /**
     * Names a user of an application without tenants.
     *
     * @param id the user, 1 to 255 characters
     * @return the user in the empty tenant
     */
    public static UserId of(String id) {
        return new UserId("", id);
    }

    private static void check(String name, String value, int min) {
        if (value.length() < min || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    name + " has " + value.length() + " characters, allowed are " + min + " to " + MAX_LENGTH);
        }
        for (int i = 0; i < value.length(); i = value.offsetByCodePoints(i, 1)) {
            if (isForbidden(value.codePointAt(i))) {
                throw new IllegalArgumentException(name + " holds a control character or half a surrogate pair");
            }
        }
    }

    /**
     * Tells whether a character may not be in a name or a label: line breaks would forge log lines, and half a surrogate pair
     * has no UTF-8 form, so that a store could merge two users.
     *
     * @param codePoint the character
     * @return whether it is a control character, a line or paragraph separator, or half a surrogate pair
     */
    public static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
