package linli.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jgrapht.graph.SimpleWeightedGraph;

/** A seeded graph of needs and supplies, solved by ours and by JGraphT. */
record Graphs(int[] start, int[] to, int[] score, int[] seats) {

    /** Each need knows about {@code degree} supplies; scores to 10,000. */
    static Graphs random(long seed, int needs, int supplies, int degree, int mostSeats, int mostScore) {
        Random random = new Random(seed);
        int[] seats = IntStream.range(0, supplies).map(any -> random.nextInt(mostSeats + 1)).toArray();
        int[] start = new int[needs + 1];
        List<int[]> edges = new ArrayList<>();
        for (int need = 0; need < needs; need++) {
            Set<Integer> known = new TreeSet<>();
            int wanted = Math.min(supplies, degree == 0 ? 0 : random.nextInt(2 * degree));
            while (known.size() < wanted) {
                known.add(random.nextInt(supplies));
            }
            known.forEach(supply -> edges.add(new int[] {supply, 1 + random.nextInt(mostScore)}));
            start[need + 1] = edges.size();
        }
        return new Graphs(start, edges.stream().mapToInt(edge -> edge[0]).toArray(), edges.stream().mapToInt(edge -> edge[1]).toArray(), seats);
    }

    Assignment ours() {
        return new Assignment(start, to, score, seats);
    }

    int needs() {
        return start.length - 1;
    }

    /** @return JGraphT's best total as a matching: every seat is a vertex of its own. */
    long byMatching() {
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> left = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        Map<Integer, Integer> firstSeat = new HashMap<>();
        for (int need = 0; need < needs(); need++) {
            graph.addVertex(need);
            left.add(need);
        }
        int vertex = needs();
        for (int supply = 0; supply < seats.length; supply++) {
            firstSeat.put(supply, vertex);
            for (int seat = 0; seat < Math.min(seats[supply], needs()); seat++) {
                graph.addVertex(vertex);
                right.add(vertex++);
            }
        }
        for (int need = 0; need < needs(); need++) {
            for (int edge = start[need]; edge < start[need + 1]; edge++) {
                for (int seat = 0; seat < Math.min(seats[to[edge]], needs()); seat++) {
                    graph.setEdgeWeight(graph.addEdge(need, firstSeat.get(to[edge]) + seat), score[edge]);
                }
            }
        }
        MaximumWeightBipartiteMatching<Integer, DefaultWeightedEdge> matching = new MaximumWeightBipartiteMatching<>(graph, left, right);
        return Math.round(matching.getMatching().getWeight());
    }

    /** @return JGraphT's best total as a flow of least cost; going without is an edge of cost 0. */
    long byFlow() {
        SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        int sink = needs() + seats.length;
        Map<DefaultWeightedEdge, Integer> capacity = new HashMap<>();
        IntStream.rangeClosed(0, sink).forEach(graph::addVertex);
        for (int need = 0; need < needs(); need++) {
            for (int edge = start[need]; edge < start[need + 1]; edge++) {
                DefaultWeightedEdge made = graph.addEdge(need, needs() + to[edge]);
                graph.setEdgeWeight(made, -score[edge]);
                capacity.put(made, 1);
            }
            DefaultWeightedEdge without = graph.addEdge(need, sink);
            graph.setEdgeWeight(without, 0);
            capacity.put(without, 1);
        }
        for (int supply = 0; supply < seats.length; supply++) {
            DefaultWeightedEdge made = graph.addEdge(needs() + supply, sink);
            graph.setEdgeWeight(made, 0);
            capacity.put(made, seats[supply]);
        }
        MinimumCostFlowProblem<Integer, DefaultWeightedEdge> problem = new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(graph,
                vertex -> vertex < needs() ? 1 : vertex == sink ? -needs() : 0, capacity::get);
        CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge> solver = new CapacityScalingMinimumCostFlow<>();
        return -Math.round(solver.getMinimumCostFlow(problem).getCost());
    }
}
