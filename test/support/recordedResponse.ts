/** What a node wrote to the HTTP response by itself. */
export interface SentResponse {
	status: number;
	body?: unknown;
}

/** Enough of an express response for a node that answers a delivery by itself. */
export class RecordedResponse {
	sent?: SentResponse;
	private code = 200;

	status(code: number): this {
		this.code = code;
		return this;
	}

	writeHead(code: number): this {
		return this.status(code);
	}

	setHeader(): this {
		return this;
	}

	send(body?: unknown): this {
		this.sent ??= { status: this.code, body };
		return this;
	}

	json(body?: unknown): this {
		return this.send(body);
	}

	end(body?: unknown): this {
		return this.send(body);
	}

	sendStatus(code: number): this {
		return this.status(code).send();
	}
}
