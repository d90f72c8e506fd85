package io.github.mfa4j.qr;

/** The square of dark and light modules of a QR code, inside its quiet zone: what every output is drawn from. */
final class Modules {
    private final byte[][] symbol;
    private final int margin;

    /** {@code symbol} is indexed by row, then column; 1 is dark. It is kept, not copied, and never written to. */
    Modules(byte[][] symbol, int margin) {
        this.symbol = symbol;
        this.margin = margin;
    }

    Modules withMargin(int modules) {
        return new Modules(symbol, modules);
    }

    /** Width and height in modules, quiet zone included. */
    int side() {
        return symbol.length + 2 * margin;
    }

    /** Pixels per module in an image of this size: whole, so that all modules are alike and edges are sharp. */
    int scale(int size) {
        return size / side();
    }

    /** Pixels left and above of the modules in an image of this size: half of what the scale leaves over. */
    int offset(int size) {
        return size % side() / 2;
    }

    /** Whether the module is dark; coordinates count from the outer corner of the quiet zone, and may lie outside. */
    boolean dark(int x, int y) {
        int column = x - margin;
        int row = y - margin;
        return column >= 0 && row >= 0 && column < symbol.length && row < symbol.length && symbol[row][column] == 1;
    }
}
