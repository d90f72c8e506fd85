package io.github.mfa4j.servers.browser;

import java.util.Base64;
import java.util.List;

/** Many pictures on one, three in a row, in few enough colours to be a small file. */
final class ContactSheet {

    private static final int COLUMNS = 3;
    private static final int GAP = 8;

    /** What is left of a desktop's margins beside the page, before it is made smaller. */
    private static final int KEPT = 600;

    private static final double SCALE = 0.55;

    private ContactSheet() {}

    static byte[] of(Browser browser, Screen screen, List<byte[]> pictures) {
        int width = (int) (SCALE * Math.min(screen.width(), KEPT));
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><style>body { margin: 0; background: #808080; display: grid;"
                        + " grid-template-columns: repeat(" + COLUMNS + ", " + width + "px); gap: " + GAP
                        + "px; padding: " + GAP
                        + "px; width: max-content; align-items: start; } div { overflow: hidden; display: flex;"
                        + " justify-content: center; } img { width: " + SCALE * screen.width() + "px; }</style>");
        for (byte[] picture : pictures) {
            page.append("<div><img src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(picture))
                    .append("\"></div>");
        }
        browser.show(new Screen("sheet", COLUMNS * (width + GAP) + GAP, 100, false, "light"), page.toString());
        return FewColours.of(browser.picture());
    }
}
