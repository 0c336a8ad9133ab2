/** What a node wrote to the HTTP response itself. */
export interface SentResponse {
	status: number;
	body?: unknown;
}

/** The parts of an Express response that a node needs to answer a delivery itself. */
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
