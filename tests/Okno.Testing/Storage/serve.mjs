// An S3 storage for one test process: in a folder of its own, on a free port, which it prints. It ends when its standard input does, so that kill -9 of the tests leaves nothing running.
import S3rver from 's3rver';

const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: process.argv[2],
  configureBuckets: Array.from({ length: 50 }, (_, place) => ({ name: `scans-${place}` })),
});

// The emulation writes the name of S3's own namespace with two words swapped; clients that read XML strictly see nothing in its lists.
server.middleware.unshift(async (context, next) => {
  await next();
  if (typeof context.body === 'string') {
    context.body = context.body.replace('http://doc.s3.amazonaws.com/2006-03-01/', 'http://s3.amazonaws.com/doc/2006-03-01/');
  }
});
const { port } = await server.run();
console.log(port);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
