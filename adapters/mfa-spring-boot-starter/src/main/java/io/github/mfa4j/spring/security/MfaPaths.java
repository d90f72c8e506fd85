package io.github.mfa4j.spring.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where the step lives, relative to the context. */
record MfaPaths(String base) {

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not a plain path
     */
    MfaPaths {
        if (!base.matches("(/[A-Za-z0-9_-]+)+")) {
            throw new IllegalArgumentException(
                    "path is " + base + ", allowed are segments of letters, digits, _ and -, each after a slash");
        }
    }

    String verify() {
        return base;
    }

    String resend() {
        return base + "/resend";
    }

    String factor() {
        return base + "/factor";
    }

    String enrol() {
        return base + "/enrol";
    }

    String recovery() {
        return base + "/recovery";
    }

    String style() {
        return base + "/mfa.css";
    }

    String script() {
        return base + "/mfa.js";
    }

    /** The path as a browser must ask for it. */
    static String inContext(HttpServletRequest request, String path) {
        return request.getContextPath() + path;
    }
}
