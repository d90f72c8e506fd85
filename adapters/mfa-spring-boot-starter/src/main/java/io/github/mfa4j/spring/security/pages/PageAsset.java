package io.github.mfa4j.spring.security.pages;

/** A file that the default pages load. The same for everybody; serve it without authentication. */
public enum PageAsset {
    /** The style sheet. */
    STYLE("mfa.css", "text/css;charset=UTF-8"),
    /** The script: countdowns, and buttons to print and to copy. The pages are complete without it. */
    SCRIPT("mfa.js", "text/javascript;charset=UTF-8");

    private final String fileName;
    private final String contentType;

    PageAsset(String fileName, String contentType) {
        this.fileName = fileName;
        this.contentType = contentType;
    }

    /**
     * A name for the end of its path.
     *
     * @return for example {@code mfa.css}
     */
    public String fileName() {
        return fileName;
    }

    /**
     * The value of its {@code Content-Type} header.
     *
     * @return type and charset
     */
    public String contentType() {
        return contentType;
    }

    /**
     * Reads the file.
     *
     * @return its bytes in a new array, always the same
     */
    public byte[] bytes() {
        return PageResource.bytes(fileName);
    }
}
