package io.github.mfa4j.spring.security.pages;

/**
 * The hidden field that proves a form to be the application's own. Prints nothing of the token.
 *
 * @param name the parameter's name
 * @param token its value
 */
public record CsrfField(String name, String token) {

    @Override
    public String toString() {
        return "CsrfField[" + name + ", hidden]";
    }
}
