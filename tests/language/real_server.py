"""llama.cpp's own server with a tiny model, as a program: ``python real_server.py WEIGHTS KEY`` prints its address."""

import sys

import xllamacpp


def main() -> None:
    weights, key = sys.argv[1:]
    wanted = xllamacpp.CommonParams()
    wanted.model.path = weights
    wanted.hostnames, wanted.port = ["127.0.0.1"], 0
    wanted.api_keys = [key]
    wanted.n_ctx, wanted.n_parallel = 4096, 1
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1  # two spin for each other on a busy machine
    wanted.verbosity = -1
    server = xllamacpp.Server(wanted)
    print(server.listening_address, flush=True)
    sys.stdin.read()  # until whoever started it goes


if __name__ == "__main__":
    main()
