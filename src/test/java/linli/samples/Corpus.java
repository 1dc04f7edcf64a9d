package linli.samples;

import java.util.ArrayList;
import java.util.List;

/** Every workbook of the corpus, always the same: each covers one line of what import must bear, with its truth. */
final class Corpus {
    private Corpus() {}

    static List<Case> all() {
        Crowd crowd = new Crowd(314_400);
        List<Case> cases = new ArrayList<>();
        cases.addAll(CorpusFormats.all(crowd));
        cases.addAll(CorpusLayouts.all(crowd));
        cases.addAll(CorpusColumns.all(crowd));
        cases.addAll(CorpusValues.all(crowd));
        cases.addAll(CorpusOdd.all(crowd));
        cases.addAll(CorpusNeeds.all());
        cases.addAll(CorpusKinds.all(crowd));
        return cases;
    }
}
