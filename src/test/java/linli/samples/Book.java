package linli.samples;

import java.util.ArrayList;
import java.util.List;

/** A workbook on its way into a file, with its true counts. */
final class Book {
    /** What is in it: residents or needs. */
    final String kind;
    final List<Grid> grids = new ArrayList<>();
    final Tally tally = new Tally();

    Book(String kind) {
        this.kind = kind;
    }

    Grid sheet(String name) {
        Grid grid = new Grid(name, tally);
        grids.add(grid);
        return grid;
    }

    /** A sheet nobody reads (hidden, or no list of people): its rows do not count. */
    Grid aside(String name) {
        Grid grid = new Grid(name, new Tally());
        grids.add(grid);
        return grid;
    }
}
